import type { MailTemplate } from "../../../core/mail/template.ts";

/** Shows an operator that mail goes out. */
const trial: MailTemplate = {
  name: "trial",
  words: {
    en: {
      subject: "Nexus can send mail",
      lines: [
        "This message was sent by Nexus because {asker} wanted to see whether its mail arrives.",
        { label: "Open Nexus", path: "/" },
      ],
    },
    de: {
      subject: "Nexus kann E-Mails senden",
      lines: [
        "Diese Nachricht hat Nexus gesendet, weil {asker} sehen wollte, ob seine E-Mails ankommen.",
        { label: "Nexus öffnen", path: "/" },
      ],
    },
  },
};

/** Every mail that can be sent. */
export const MAIL_TEMPLATES: readonly MailTemplate[] = [trial];
