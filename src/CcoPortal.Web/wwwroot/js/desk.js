// The desk without a mouse: answers come as someone types, and once the answer has the focus, single keys choose. Without it, Enter asks and Tab leads everywhere.
(() => {
  "use strict";
  const form = document.getElementById("desk");
  const box = document.getElementById("q");
  const answer = document.getElementById("answer");
  if (!form || !box || !answer) return;

  let asked = box.value;
  let newest = 0;
  let waiting;
  // What was read out so far, and the caller's county as far as it is known.
  let read = valueOf("read");
  let county = valueOf("call-county");
  let since = 0;

  function valueOf(name) { return form.elements[name] ? form.elements[name].value : ""; }

  function title() { return document.getElementById("answer-title"); }

  // Long enough on the screen to be read out.
  const seen = 3000;

  function show(html) {
    answer.innerHTML = html;
    since = Date.now();
    form.elements.asked.value = asked;
  }

  // What was chosen for another question no longer holds, so only the box, the day and the language go along.
  async function live() {
    if (box.value === asked) return;
    if (since > 0 && Date.now() - since > seen) [read, county] = [valueOf("read"), valueOf("call-county")];
    const [mine, q] = [++newest, box.value];
    const body = new URLSearchParams(new FormData(form));
    for (const name of ["asked", "pick", "county", "age", "type"]) body.delete(name);
    // What came and went while someone typed was not read out.
    body.set("read", read);
    body.set("call-county", county);
    try {
      const got = await fetch(`${form.getAttribute("action")}?handler=Live`, {
        method: "POST", body, headers: { "Content-Type": "application/x-www-form-urlencoded" }, redirect: "error",
      });
      if (!got.ok || mine !== newest) return;
      const html = await got.text();
      asked = q;
      show(html);
    } catch {
      // Enter asks again, and says what is wrong.
    }
  }

  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(live, 120);
  });

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
      (title() ?? box).focus();
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
      } else if (event.key === "?") {
        const keys = document.getElementById("keys");
        keys.open = !keys.open;
      } else return;
    } else return;
    event.preventDefault();
  });

  // After Enter the page is new: on to what is missing, to the code, or to the answer, from where the keys work.
  const wrong = document.querySelector(".error-summary a");
  const first = (wrong && document.getElementById(wrong.hash.slice(1))) ?? document.getElementById("given-code") ?? title();
  if (first) first.focus();
})();
