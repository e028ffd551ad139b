/** What an app of somebody else says of itself before anything of it runs. */
export interface AppManifest {
  readonly name: string;
  readonly title: string;
  readonly publisher: string;
  /** major.minor.patch */
  readonly version: string;
  /** The operations that it asks to call. More of them need to be granted anew. */
  readonly permissions: readonly string[];
  /** The hosts that it connects to, beside Nexus: no other is let through. */
  readonly hosts: readonly string[];
  /** Where it shows something: the slot's name, and the page of the app that fills it. */
  readonly slots: Readonly<Record<string, string>>;
  /** SHA-256 of its content in hexadecimal: another content is another app. */
  readonly hash: string;
}

/** Declares an app. What comes from outside is checked by `appSchema`. */
export function app(says: AppManifest): AppManifest {
  return says;
}
