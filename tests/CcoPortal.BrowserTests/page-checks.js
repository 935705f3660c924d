// What the tests ask of a page, in the page. Each function answers with a list of what is wrong.
window.pageChecks = (() => {
  const focusable = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";

  const name = (element) => {
    const words = (element.getAttribute("aria-label") || element.textContent || element.id || "").trim().replace(/\s+/g, " ").slice(0, 40);
    const kind = typeof element.className === "string" && element.className ? `.${element.className.split(" ").join(".")}` : "";
    return `<${element.tagName.toLowerCase()}${kind}> “${words}”`;
  };

  const seen = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest(".visually-hidden, thead");

  // The ring is drawn outside the element, so it must stand out from what is behind that.
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (!/^rgba\(.*, 0\)$|^transparent$/.test(color)) return color;
    }
    return "rgb(255, 255, 255)";
  };

  const luminance = (color) => {
    const [r, g, b] = color.match(/[\d.]+/g).map(Number).map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };

  const contrast = (a, b) => {
    const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (light + 0.05) / (dark + 0.05);
  };

  // A wide table of staff scrolls in a box of its own, which the keyboard reaches. The box itself must fit.
  const scrolled = (element) => element.parentElement?.closest(".scroll[tabindex='0']");

  const openAll = () => document.querySelectorAll("details").forEach((details) => { details.open = true; });

  // Lines of text as they are drawn: one box for each line of each text node.
  const lines = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (!walker.currentNode.data.trim() || !seen(parent) || parent.closest("svg, .usa-skipnav")) continue;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      for (const box of range.getClientRects()) {
        // A line that holds only the blank between two words has nothing to lose.
        if (box.width > 4) found.push({ node: walker.currentNode, parent, box });
      }
    }
    return found;
  };

  return {
    focusable: () => [...document.querySelectorAll(focusable)].filter((element) => element.checkVisibility({ visibilityProperty: true })).length,

    openAll,

    /// Focus must show on each element, stand out from its ground, and not be under anything. Press a key first: rings show for keyboards.
    focus: () => {
      openAll();
      const wrong = [];
      for (const element of [...document.querySelectorAll(focusable)].filter((e) => e.checkVisibility({ visibilityProperty: true }))) {
        element.blur();
        const style = getComputedStyle(element);
        const look = () => [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow, style.borderColor, style.backgroundColor].join();
        const before = look();
        element.focus();
        if (document.activeElement !== element) { wrong.push(`${name(element)} takes no focus`); continue; }
        if (look() === before) { wrong.push(`${name(element)} looks the same with focus`); continue; }
        if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) wrong.push(`${name(element)} has no ring of 2 px or more`);
        const behind = ground(parseFloat(style.outlineOffset) < 0 ? element : element.parentElement);
        const ratio = contrast(style.outlineColor, behind);
        if (ratio < 3) wrong.push(`${name(element)} has a ring of ${ratio.toFixed(1)}:1 (${style.outlineColor} on ${behind})`);
        const box = element.getClientRects()[0];
        if (!box || box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) { wrong.push(`${name(element)} has focus off the screen`); continue; }
        const opaque = (other) => !element.contains(other) && !other.contains(element) && !/^rgba\(.*, 0\)$/.test(getComputedStyle(other).backgroundColor);
        const above = (x, y) => { const stack = document.elementsFromPoint(x, y); const at = stack.findIndex((e) => element.contains(e)); return stack.slice(0, Math.max(at, 0)); };
        const points = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.2], [0.5, 0.8]];
        if (!element.closest("svg") && points.some(([x, y]) => above(box.left + box.width * x, box.top + box.height * y).some(opaque))) wrong.push(`${name(element)} is partly hidden when it has focus`);
      }
      return wrong;
    },

    /// Nothing scrolls sideways, and nothing stands past either edge.
    reflow: () => {
      openAll();
      const wrong = [];
      const root = document.documentElement;
      if (root.scrollWidth > root.clientWidth) wrong.push(`scrolls sideways: ${root.scrollWidth} px in ${root.clientWidth}`);
      for (const { parent, box } of lines()) {
        if (!scrolled(parent) && (box.right > root.clientWidth + 1 || box.left < -1)) wrong.push(`text past the edge (${Math.round(box.left)} to ${Math.round(box.right)}): ${name(parent)}`);
      }
      for (const element of document.querySelectorAll("body *")) {
        const box = element.getBoundingClientRect();
        if (box.width && seen(element) && !scrolled(element) && !element.closest("svg, .usa-skipnav") && (box.right > root.clientWidth + 1 || box.left < -1)) wrong.push(`past the edge (${Math.round(box.left)} to ${Math.round(box.right)}): ${name(element)}`);
      }
      return wrong;
    },

    /// No text is cut off, spills out of its box, or lies on other text.
    text: () => {
      openAll();
      const wrong = [];
      const all = lines();
      for (const { parent, box } of all) {
        let block = parent;
        while (getComputedStyle(block).display === "inline") block = block.parentElement;
        const room = block.getBoundingClientRect();
        const slack = parseFloat(getComputedStyle(parent).fontSize) * 0.35;
        if (box.top < room.top - slack || box.bottom > room.bottom + slack || box.left < room.left - slack || box.right > room.right + slack) wrong.push(`text spills out of its box: ${name(parent)}`);
        for (let at = block; at !== document.body && !at.matches(".scroll[tabindex='0']"); at = at.parentElement) {
          const style = getComputedStyle(at);
          if (style.overflow !== "visible" && (at.scrollWidth > at.clientWidth + 1 || at.scrollHeight > at.clientHeight + 1)) wrong.push(`text is cut off: ${name(at)}`);
        }
      }
      all.sort((a, b) => a.box.top - b.box.top);
      for (let i = 0; i < all.length; i++) {
        for (let j = i + 1; j < all.length && all[j].box.top < all[i].box.bottom; j++) {
          const [a, b] = [all[i].box, all[j].box];
          const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
          const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
          if (all[i].node !== all[j].node && across > 3 && down > Math.min(a.height, b.height) * 0.4) wrong.push(`text lies on text: ${name(all[i].parent)} and ${name(all[j].parent)}`);
        }
      }
      return wrong;
    },

    /// 7:1 for all text (4.5:1 where it is large), also where axe cannot tell since a link reaches over its neighbors.
    contrast: () => {
      openAll();
      return lines().flatMap(({ parent }) => {
        const style = getComputedStyle(parent);
        const size = parseFloat(style.fontSize);
        const floor = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 4.5 : 7;
        const ratio = contrast(style.color, ground(parent));
        return ratio < floor ? [`${ratio.toFixed(1)}:1, wanted ${floor}: ${name(parent)}`] : [];
      });
    },

    /// 44 px to tap, or 24 px for a link within a sentence.
    targets: () => {
      openAll();
      const wrong = [];
      for (const element of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, summary")) {
        // A county on the map has a link in the list below it, which has the size.
        if (!element.checkVisibility() || element.closest("svg, .usa-skipnav")) continue;
        const inline = getComputedStyle(element).display === "inline";
        const around = inline ? element.parentElement : null;
        const inSentence = around && [...around.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && /\p{L}{2}/u.test(n.data));
        const floor = inSentence ? 24 : 44;
        // All of a label is a target for the radio button in it, or for the box beside it.
        const label = element.closest("label") ?? (element.type === "checkbox" ? element.labels[0] : null);
        const boxes = inline && !label ? [...element.getClientRects()].filter((b) => b.width > 4) : [(label ?? element).getBoundingClientRect()];
        const height = Math.min(...boxes.map((b) => b.height));
        const width = Math.max(...boxes.map((b) => b.width));
        if (height < floor - 0.5 || width < floor - 0.5) wrong.push(`${Math.round(width)} × ${Math.round(height)}, wanted ${floor}: ${name(element)}`);
      }
      return wrong;
    },

    /// What WCAG 1.4.12 lets a reader set.
    spaceText: () => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }");
      document.adoptedStyleSheets = [sheet];
    },

    doubleText: () => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("html { font-size: 200% !important }");
      document.adoptedStyleSheets = [sheet];
    },

    plainText: () => { document.adoptedStyleSheets = []; },

    motion: () => [...document.querySelectorAll("*")].filter((element) => {
      const style = getComputedStyle(element);
      return [style.transitionDuration, style.animationDuration].some((d) => d.split(",").some((part) => parseFloat(part) > 0)) || style.scrollBehavior === "smooth";
    }).map((element) => `${name(element)} moves`),
  };
})();
