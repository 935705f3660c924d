// Passkeys on the pages of signing in: nothing else needs this script, and without it those pages offer the other ways.
// A form with data-passkey="get" or "create" asks for options, has the browser sign them, and then posts what it signed.
"use strict";

const known = window.PublicKeyCredential && PublicKeyCredential.parseRequestOptionsFromJSON && PublicKeyCredential.parseCreationOptionsFromJSON;

if (known) {
  for (const missing of document.querySelectorAll("[data-passkey-missing]")) missing.hidden = true;
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      use(form);
    });
  }
}

async function use(form) {
  const button = form.querySelector("button");
  const failed = form.querySelector("[data-passkey-failed]");
  button.disabled = true;
  failed.hidden = true;
  try {
    const token = new URLSearchParams({ __RequestVerificationToken: form.elements.__RequestVerificationToken.value });
    const answer = await fetch(form.dataset.options, { method: "POST", body: token, redirect: "error" });
    if (!answer.ok) throw new Error(answer.statusText);
    const options = await answer.json();
    const credential = form.dataset.passkey === "create"
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
    form.elements.Credential.value = JSON.stringify(credential);
    form.submit();
  } catch {
    // Refused by the person, or by the browser: it does not say which.
    failed.hidden = false;
    button.disabled = false;
    failed.setAttribute("tabindex", "-1");
    failed.focus();
  }
}
