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
  let sent = new AbortController();

  function state() {
    const data = new URLSearchParams(new FormData(form));
    data.delete("remove");
    return data.toString();
  }

  async function keep(last) {
    const now = state();
    if (now === kept || leaving || (busy && !last)) return;
    busy = true;
    sent = new AbortController();
    const here = new URL(form.getAttribute("action"), location.href);
    const to = new URL(here);
    to.searchParams.set("handler", "Draft");
    try {
      const answer = await fetch(to, {
        signal: sent.signal,
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
      // The address of a new record's form names its draft: loaded again, the page is the same one.
      if (here.search && !last) history.replaceState(history.state, "", here);
    } catch {
      if (!last && !leaving) status.textContent = "The draft could not be kept just now. It is tried again in a few seconds.";
    } finally {
      busy = false;
    }
  }

  setInterval(() => keep(false), every);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keep(true);
  });
  // The form itself keeps the draft.
  form.addEventListener("submit", () => {
    leaving = true;
    sent.abort();
  });
  addEventListener("pageshow", () => { leaving = false; });
})();
