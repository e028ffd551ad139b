import type { EventForm } from "./event.ts";
import type { Fields } from "./field.ts";

/** How a connector proves to its vendor who it is. */
export const CREDENTIALS = ["apiKey", "oauth2", "none"] as const;
/** How a connector proves to its vendor who it is. */
export type Credential = (typeof CREDENTIALS)[number];

/** What a connector does at its vendor: these fields in, those fields out. */
export interface ActionForm<F extends Fields = Fields, Out extends Fields = Fields> {
  readonly summary: string;
  readonly input: F;
  readonly output: Out;
}

/** Declares an action of a connector. */
export function action<const F extends Fields, const Out extends Fields>(says: ActionForm<F, Out>): ActionForm<F, Out> {
  return says;
}

/** What Nexus and one vendor have to do with each other. */
export interface Connector<
  Vendor extends string = string,
  A extends Readonly<Record<string, ActionForm>> = Readonly<Record<string, ActionForm>>,
  T extends Readonly<Record<string, EventForm>> = Readonly<Record<string, EventForm>>,
> {
  readonly vendor: Vendor;
  readonly title: string;
  readonly summary: string;
  /** The hosts that it may speak to: no other is let through. */
  readonly hosts: readonly string[];
  readonly credential: Credential;
  readonly actions: A;
  /** What the vendor tells. */
  readonly triggers: T;
}

/** Declares a connector. */
export function connector<
  const Vendor extends string,
  const A extends Readonly<Record<string, ActionForm>>,
  const T extends Readonly<Record<string, EventForm>>,
>(vendor: Vendor, says: Omit<Connector<Vendor, A, T>, "vendor">): Connector<Vendor, A, T> {
  return { vendor, ...says };
}
