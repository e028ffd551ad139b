import type { ConnectOptions, Nexus } from "@nexus-os/sdk";

/** What there is to load, and how. */
export interface Kit {
  /** The address of the Nexus server: the one that the script came from. */
  readonly url: string;
  /** Loads what all elements share. */
  readonly core: () => Promise<{ readonly connect: (options: ConnectOptions) => Nexus }>;
  /** Loads an element by its tag; it registers itself. */
  readonly elements: Readonly<Record<string, () => Promise<unknown>>>;
}

/** What the script offers to the page. */
export interface Embed {
  /**
   * Says how the elements of this page reach Nexus, once for all of them. Nothing is loaded until an element comes near
   * the window, or until somebody awaits the connection itself.
   */
  connect(options: ConnectOptions): PromiseLike<Nexus>;
  /** Looks for elements in a shadow root, too; the document is watched anyway. */
  watch(root: Document | ShadowRoot): void;
}

/** Why an element could not be loaded, as the event `nexus-load-error` tells it. */
export interface LoadFailure {
  readonly code: "OFFLINE";
  readonly retryable: true;
  readonly requestId: "";
}

/** How far from the window an element is loaded ahead. */
const NEAR = "600px";
/** How long after a failure it is tried once more, in milliseconds. */
const PAUSE = 1_500;

/** Loads elements when they come near the window, each once. */
export function embed({ url, core, elements }: Kit): Embed {
  const tags = Object.keys(elements).join();
  const loads = new Map<unknown, Promise<unknown>>();
  let options: ConnectOptions | undefined;
  let nexus: Promise<Nexus> | undefined;
  let secret: Promise<string> | undefined;

  /** Loads something once; what failed can be loaded again. */
  const once = <T>(load: () => Promise<T>): Promise<T> => {
    const loading = (loads.get(load) as Promise<T> | undefined) ?? load();
    loads.set(load, loading);
    loading.catch(() => loads.delete(load));
    return loading;
  };

  const begin = (): Promise<Nexus> | undefined => {
    const given = options;
    if (!given || nexus) return nexus;
    const { fetchClientSecret } = given;
    // The first secret is asked for while the code is on its way.
    secret = fetchClientSecret?.();
    secret?.catch(() => {});
    const next = async (): Promise<string> => {
      const first = secret;
      secret = undefined;
      return first ?? (fetchClientSecret as () => Promise<string>)();
    };
    nexus = once(core).then(({ connect }) =>
      connect({ url, ...given, ...(fetchClientSecret && { fetchClientSecret: next }) }),
    );
    nexus.catch(() => {
      nexus = undefined;
    });
    return nexus;
  };

  const load = async (element: Element): Promise<void> => {
    const all = () => Promise.all([once(core), once(elements[element.localName] as () => Promise<unknown>), begin()]);
    try {
      await all().catch(() => new Promise((resolve) => setTimeout(resolve, PAUSE)).then(all));
    } catch {
      const error: LoadFailure = { code: "OFFLINE", retryable: true, requestId: "" };
      element.dispatchEvent(Object.assign(new Event("nexus-load-error", { bubbles: true, composed: true }), { error }));
      addEventListener("online", () => near.observe(element), { once: true });
    }
  };

  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        if (!target.matches(":defined")) void load(target);
      }
    },
    { rootMargin: NEAR },
  );

  const find = (root: ParentNode): void => {
    for (const element of root.querySelectorAll(tags)) near.observe(element);
  };

  const watch = (root: Document | ShadowRoot): void => {
    find(root);
    new MutationObserver((records) => {
      for (const { addedNodes } of records) {
        for (const node of addedNodes) {
          if (!(node instanceof Element)) continue;
          if (node.matches(tags)) near.observe(node);
          find(node);
        }
      }
    }).observe(root, { childList: true, subtree: true });
  };

  watch(document);
  return {
    connect: (given) => {
      options ??= given;
      // Elements that came before this have the code already.
      if (loads.size) void begin();
      // biome-ignore lint/suspicious/noThenProperty: to await it is to ask for it; until then nothing is loaded
      return { then: (told, failed) => (begin() as Promise<Nexus>).then(told, failed) };
    },
    watch,
  };
}
