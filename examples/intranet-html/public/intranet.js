// The elements of Nexus ask for a session when the first of them comes near the window, and again before it ends.
// While Nexus itself cannot be reached, there is nothing to connect, and the rest of this page goes on.
window.nexus?.connect({
  fetchClientSecret: async () => {
    const response = await fetch("/nexus-session", { method: "POST" });
    if (!response.ok) throw new Error(`The intranet gave no session (${response.status}).`);
    return (await response.json()).clientSecret;
  },
});

document.addEventListener("nexus-load-error", ({ target, error }) => {
  console.warn(`${target.localName} could not be loaded: ${error.code} ${error.requestId ?? ""}`);
});
