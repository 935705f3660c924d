// The desk without a mouse: answers come as someone types, and once the answer has the focus, single keys choose. Without it, Enter asks and Tab leads everywhere.
(() => {
  "use strict";
  const form = document.getElementById("desk");
  const box = document.getElementById("q");
  const answer = document.getElementById("answer");
  const keys = document.getElementById("keys");
  if (!form || !box || !answer || !keys) return;

  // What the answer answers; null while there is none.
  let asked = box.value;
  let newest = 0;
  let waiting;
  // What was read out so far, and the caller's county as far as it is known.
  let read = valueOf("read");
  let county = valueOf("call-county");
  // When the answer came to stand under its own question; null while something else is in the box.
  let since = 0;

  function valueOf(name) { return form.elements[name] ? form.elements[name].value : ""; }

  function title() { return document.getElementById("answer-title"); }

  function toAnswer() { (title() ?? document.getElementById("wrap") ?? box).focus(); }

  // Long enough on the screen to be read out.
  const seen = 3000;

  // What came and went while someone typed was not read out.
  function forget() {
    if (!form.elements.read) return;
    form.elements.read.value = read;
    form.elements["call-county"].value = county;
  }

  function show(html) {
    const at = answer.contains(document.activeElement) ? document.activeElement.id : null;
    answer.innerHTML = html;
    since = Date.now();
    form.elements.asked.value = asked;
    if (at === null) return;
    toAnswer();
    document.getElementById(at)?.focus();
  }

  // No words of an answer stand under another question. The call stays, and what its end has so far.
  function showNone() {
    forget();
    [asked, since] = [null, 0];
    if (document.getElementById("no-answer")) return;
    const wrap = document.getElementById("wrap");
    for (const part of [...answer.children]) {
      if (part !== wrap) part.remove();
    }
    answer.insertAdjacentHTML("afterbegin", '<p id="no-answer" class="note" role="alert">No answer yet. Press Enter.</p>');
    if (document.activeElement === document.body) box.focus();
  }

  // What was chosen for another question no longer holds, so only the box, the day and the language go along.
  async function live() {
    // Also back at what was asked, nothing that is still on its way may come.
    const [mine, q] = [++newest, box.value];
    if (q === asked) {
      since = Date.now();
      return;
    }
    const body = new URLSearchParams(new FormData(form));
    for (const name of ["asked", "pick", "county", "age", "type"]) body.delete(name);
    body.set("read", read);
    body.set("call-county", county);
    let html = null;
    try {
      const got = await fetch(`${form.getAttribute("action")}?handler=Live`, {
        method: "POST", body, headers: { "Content-Type": "application/x-www-form-urlencoded" }, redirect: "error",
      });
      if (got.ok) html = await got.text();
    } catch {
      // As when it is refused: Enter asks again, and says what is wrong.
    }
    if (mine !== newest) return;
    if (html === null) showNone();
    else {
      asked = q;
      show(html);
    }
  }

  box.addEventListener("input", () => {
    if (since !== null && Date.now() - since > seen) [read, county] = [valueOf("read"), valueOf("call-county")];
    since = null;
    clearTimeout(waiting);
    waiting = setTimeout(live, 120);
  });

  form.addEventListener("submit", () => {
    clearTimeout(waiting);
    newest++;
    if (box.value !== asked) forget();
  });

  // The list of keys stands at the end of the page.
  function showKeys(open) {
    keys.open = open;
    if (!open) toAnswer();
    else {
      keys.querySelector("summary").focus();
      keys.scrollIntoView({ block: "nearest" });
    }
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const typing = event.target.closest("input:not([type=radio], [type=checkbox]), select, textarea");
    const wrap = document.getElementById("wrap");
    if (!typing && wrap && wrap.contains(event.target)) {
      const outcome = wrap.querySelector(`[data-outcome="${CSS.escape(event.key)}"]`);
      const reason = wrap.querySelector(`[data-letter="${CSS.escape(event.key)}"]`);
      if (outcome) outcome.click();
      else if (reason) {
        reason.checked = true;
        reason.focus();
      } else return;
    } else if (event.target === form.elements.speaks && event.key === "Enter") {
      form.requestSubmit();
    } else if (event.target === box && event.key === "Escape") {
      if (title()) title().focus();
      else {
        clearTimeout(waiting);
        live().then(() => { if (asked === null || asked === box.value) toAnswer(); });
      }
    } else if (keys.contains(event.target) && (event.key === "Escape" || event.key === "?")) {
      showKeys(false);
    } else if (!typing && answer.contains(event.target)) {
      const choice = [...answer.querySelectorAll("[data-key]")].find((b) => b.dataset.key === event.key);
      if (choice) choice.click();
      else if (event.key === "/") box.select();
      else if (event.key === "w" && wrap) wrap.focus();
      else if (event.key === "d") form.elements.on.focus();
      else if (event.key === "s") form.elements.speaks.focus();
      else if (event.key === "f" && document.getElementById("flag")) {
        document.getElementById("flag").open = true;
        document.getElementById("Flagged").focus();
      } else if (event.key === "?") showKeys(true);
      else return;
    } else return;
    event.preventDefault();
  });

  // After Enter the page is new: on to what is missing, to the code, or to the answer, from where the keys work.
  const wrong = document.querySelector(".error-summary a");
  const first = (wrong && document.getElementById(wrong.hash.slice(1))) ?? document.getElementById("given-code") ?? title();
  if (first) first.focus();
})();
