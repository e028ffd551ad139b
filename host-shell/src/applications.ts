import type { Nexus } from "@nexus-os/sdk";
import {
  addErrorHandler,
  checkActivityFunctions,
  getAppNames,
  getAppStatus,
  registerApplication,
  SKIP_BECAUSE_BROKEN,
  setBootstrapMaxTime,
  setMountMaxTime,
  setUnmountMaxTime,
  start,
  triggerAppChange,
  unloadApplication,
} from "single-spa";

/** A page of an application, as the navigation shows it. */
export interface Page {
  readonly route: string;
  readonly title: string;
}

/** An application as the manifest of the build describes it. */
export interface Application {
  readonly name: string;
  /** What the import map calls its code. */
  readonly module: string;
  /** Everything below this address is its own. */
  readonly route: string;
  readonly title: string;
  /** The path of its icon, on a grid of 16. */
  readonly icon: string;
  readonly pages: readonly Page[];
}

/** What an application gets from the shell, beside what single-spa gives. */
export interface ApplicationProps {
  readonly nexus: Nexus;
  /** Where it draws. */
  readonly container: HTMLElement;
}

/** What the applications live in. */
export interface Portal {
  readonly nexus: Nexus;
  /** Whether somebody is there to show them to. */
  readonly isOpen: () => boolean;
  /** An application could not be loaded, or broke while it began. */
  readonly failed: (name: string, error: unknown) => void;
}

const LONGEST = 15_000;

/** What has a title, as the manifest tells it: in English, and in other languages. */
type Titled<T> = T & { readonly titles?: Readonly<Record<string, string>> };

/** Reads which applications there are, their titles in a language. */
export async function readApplications(locale: string): Promise<readonly Application[]> {
  const response = await fetch("/manifest.json");
  const { applications } = (await response.json()) as { readonly applications: readonly Titled<Application>[] };
  const [language = ""] = locale.split("-");
  const said = <T extends { readonly title: string }>({ titles, ...rest }: Titled<T>) => ({
    ...rest,
    title: titles?.[language] ?? rest.title,
  });
  return applications.map((application) => ({ ...said(application), pages: application.pages.map(said) }));
}

/** Registers applications with single-spa by the names that the import map knows, each with a place in the page. */
export function register(
  applications: readonly Application[],
  into: HTMLElement,
  { nexus, isOpen, failed }: Portal,
): void {
  if (getAppNames().length > 0) return;
  for (const set of [setBootstrapMaxTime, setMountMaxTime, setUnmountMaxTime]) set(LONGEST, true, LONGEST);
  addErrorHandler((error) => failed((error as { appOrParcelName?: string }).appOrParcelName ?? "", error));
  for (const { name, module, route } of applications) {
    const container = document.createElement("div");
    container.id = `application-${name}`;
    into.append(container);
    registerApplication<ApplicationProps>({
      name,
      app: () => import(module),
      activeWhen: (address) => isOpen() && isWithin(address.pathname, route),
      customProps: { nexus, container },
    });
  }
  start({ urlRerouteOnly: true });
}

/** Tries an application again that could not be loaded, or broke while it began. */
export async function revive(name: string): Promise<void> {
  if (getAppStatus(name) === SKIP_BECAUSE_BROKEN) await unloadApplication(name);
  await triggerAppChange();
}

/** Whether a path is an address or one below it. */
export const isWithin = (path: string, route: string): boolean => path === route || path.startsWith(`${route}/`);

/** Whether an address of this origin belongs to an application. */
export function isPlace(url: URL): boolean {
  return url.origin === location.origin && checkActivityFunctions(url as unknown as Location).length > 0;
}
