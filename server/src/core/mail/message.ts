import { seal, unseal } from "../keys/seal.ts";
import type { SubjectKeys } from "../keys/subject.ts";
import { refuse } from "../refusal.ts";
import { type MailParameters, type MailTemplate, type Rendered, render } from "./template.ts";

/** A mail that somebody wants sent. */
export interface Message {
  /** One address. */
  readonly to: string;
  /** The name of a template. */
  readonly template: string;
  readonly parameters: MailParameters;
  /** The language of whoever reads it, such as `de` or `de-CH`. */
  readonly locale: string;
}

/** A message as it waits in the queue of jobs: its parameters may hold what opens a door. */
export interface SealedMessage {
  readonly sealed: string;
}

const ADDRESS = /^[^\s@<>()[\]\\,;:"\p{Cc}\p{Cf}]+@[^\s@<>()[\]\\,;:"\p{Cc}\p{Cf}]+$/u;
const MOST_ADDRESS = 254;

const placeOf = (organization: string): string => `mail|${organization}`;

/** What messages are made from: whoever asks for one with a wrong address, template or parameter learns it at once. */
export function messages(options: {
  readonly keys: SubjectKeys;
  readonly baseUrl: string;
  readonly templates: readonly MailTemplate[];
}) {
  const { keys, baseUrl } = options;
  const templates = new Map(options.templates.map((template) => [template.name, template]));

  function rendered({ template: name, parameters, locale }: Message): Rendered {
    const template = templates.get(name);
    if (!template) throw new Error(`There is no mail ${name}`);
    return render(template, { parameters, locale, baseUrl });
  }

  return {
    rendered,
    sealed: (organization: string, message: Message): SealedMessage => {
      const { to } = message;
      if (!ADDRESS.test(to) || to.length > MOST_ADDRESS)
        refuse("INVALID", { issues: "to: must be one e-mail address" });
      rendered(message);
      const text = JSON.stringify(message);
      return { sealed: seal(keys.own(organization), text, placeOf(organization)).toString("base64url") };
    },
    opened: (organization: string, { sealed }: SealedMessage): Message => {
      const bytes = Buffer.from(sealed, "base64url");
      return JSON.parse(unseal(keys.own(organization), bytes, placeOf(organization)).toString("utf8")) as Message;
    },
  };
}
