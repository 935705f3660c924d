// Keeps what someone types into a record's form as a draft, every few seconds when something changed, and when they leave.
// Without it, every press of a button keeps the draft.
(() => {
  "use strict";
  const form = document.getElementById("record-form");
  const status = document.getElementById("draft-status");
  if (!form || !status) return;

  const every = 5000;
  let kept = state();
  let busy = false;
  let leaving = false;

  function state() {
    const data = new URLSearchParams(new FormData(form));
    data.delete("remove");
    return data.toString();
  }

  async function keep(last) {
    const now = state();
    if (now === kept || leaving || (busy && !last)) return;
    busy = true;
    try {
      const answer = await fetch(`${form.getAttribute("action")}?handler=Draft`, {
        method: "POST",
        body: now,
        headers: { "Content-Type": "application/x-www-form-urlencoded" },
        // What is sent at the end outlives the page, up to 64 KB.
        keepalive: last && now.length < 60000,
        redirect: "error",
      });
      if (!answer.ok) throw new Error(String(answer.status));
      kept = now;
      status.textContent = await answer.text();
    } catch {
      if (!last) status.textContent = "The draft could not be kept just now. It is tried again in a few seconds.";
    } finally {
      busy = false;
    }
  }

  setInterval(() => keep(false), every);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keep(true);
  });
  // The form itself keeps the draft.
  form.addEventListener("submit", () => { leaving = true; });
  addEventListener("pageshow", () => { leaving = false; });
})();
