import { random } from "./random.ts";
import { derive, seal, unseal } from "./seal.ts";

/** A record's own key: with it go the journal's values about that record. */
export interface SubjectKeys {
  /** A new key, and itself sealed for the record's row. */
  make(organization: string, noun: string, id: string): { readonly key: Buffer; readonly sealed: Buffer };
  open(organization: string, noun: string, id: string, sealed: Uint8Array): Buffer;
  /** An organization's own key, for what is about no single record. It must hold nothing personal: it cannot be destroyed alone. */
  own(organization: string): Buffer;
  /** An organization's key for what its jobs were given and came to, which is gone with its rows. */
  jobs(organization: string): Buffer;
}

function place(organization: string, noun: string, id: string): string {
  return `subject|${organization}|${noun}|${id}`;
}

export function subjectKeys(master: Uint8Array): SubjectKeys {
  const wrapping = derive(master, "subjects");
  return {
    make: (organization, noun, id) => {
      const key = random(32);
      return { key, sealed: seal(wrapping, key, place(organization, noun, id)) };
    },
    open: (organization, noun, id, sealed) => unseal(wrapping, sealed, place(organization, noun, id)),
    jobs: (organization) => derive(wrapping, `jobs|${organization}`),
    own: (organization) => derive(wrapping, `organization|${organization}`),
  };
}
