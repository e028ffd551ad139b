import { NexusError } from "@nexus-os/sdk";

/** What a mail says, as far as it is known. */
export type Letter =
  | { readonly is: "loading" }
  | { readonly is: "gone" }
  | { readonly is: "read"; readonly text: string }
  | { readonly is: "refused"; readonly why: NexusError };

/** Reads a letter. A refusal of the server is a part of the answer. */
export async function letterOf(read: () => Promise<{ readonly text: string | null }>): Promise<Letter> {
  try {
    return { is: "read", text: (await read()).text ?? "" };
  } catch (error) {
    if (!(error instanceof NexusError)) throw error;
    return error.code === "NOT_FOUND" ? { is: "gone" } : { is: "refused", why: error };
  }
}
