import { navigateToUrl, triggerAppChange } from "single-spa";
import { isPlace } from "./applications.ts";

/** Follows the links to places of the portal without loading the page anew, wherever in a shadow tree they stand. */
export function followLinks(): void {
  if ("navigation" in globalThis) globalThis.navigation.addEventListener("navigate", intercept);
  else document.addEventListener("click", followClick);
  document.addEventListener("nexus-navigate", (event) => {
    const { url } = event as Event & { readonly url?: string };
    const wanted = new URL(url ?? "", location.href);
    if (url !== undefined && isPlace(wanted)) navigateToUrl(wanted.href);
  });
}

function intercept(event: NavigateEvent): void {
  const isOther = !event.userInitiated || event.hashChange || event.downloadRequest !== null || event.formData !== null;
  // Going back and forth is single-spa's own.
  if (isOther || !event.canIntercept || event.navigationType === "traverse" || event.navigationType === "reload")
    return;
  if (!isPlace(new URL(event.destination.url))) return;
  event.intercept({
    handler: () => triggerAppChange() as Promise<unknown> as Promise<undefined>,
    scroll: "after-transition",
  });
}

function followClick(event: MouseEvent): void {
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!isPlain || event.defaultPrevented) return;
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement && node.href !== "");
  if (!(link instanceof HTMLAnchorElement) || link.target !== "" || link.download !== "") return;
  const url = new URL(link.href);
  if (!isPlace(url) || (url.hash !== "" && url.pathname === location.pathname)) return;
  event.preventDefault();
  navigateToUrl(link.href);
}
