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

/** Asks somebody to join an organization. */
const invitation: MailTemplate = {
  name: "invitation",
  isKey: true,
  words: {
    en: {
      subject: "{inviter} invites you to {organization}",
      lines: [
        "{inviter} would like to work with you in {organization} on Nexus.",
        { label: "Accept the invitation", path: "/invitation#token={token}" },
        "The link is for you alone, can be used once, and holds for seven days.",
        "If you do not know what this is about, do nothing.",
      ],
    },
    de: {
      subject: "{inviter} lädt Sie zu {organization} ein",
      lines: [
        "{inviter} möchte in {organization} auf Nexus mit Ihnen zusammenarbeiten.",
        { label: "Einladung annehmen", path: "/invitation#token={token}" },
        "Der Link ist nur für Sie, gilt sieben Tage und kann einmal benutzt werden.",
        "Wenn Sie nicht wissen, worum es geht, brauchen Sie nichts zu tun.",
      ],
    },
  },
};

/** Every mail that can be sent. */
export const MAIL_TEMPLATES: readonly MailTemplate[] = [trial, invitation];
