import type { Session } from "@nexus-os/contracts";
import type { MenuGroup, MenuSays } from "@nexus-os/ui";
import { choose, chosen, PREFERENCES, type Preference } from "./preferences.ts";
import type { words } from "./words.ts";

const SIGN_OUT = "M6.5 2.5h-3a1 1 0 0 0-1 1v9a1 1 0 0 0 1 1h3M10.5 11l3-3-3-3M13.5 8h-7";

type Say = (key: keyof typeof words, params?: Record<string, string>) => string;

function choices<P extends Preference>(name: P, t: Say): MenuGroup {
  const now = chosen(name);
  const items = PREFERENCES[name].map((value) => ({
    id: `${name} ${value}`,
    label: t(`${name}.${value}` as keyof typeof words),
    checked: value === now,
  }));
  return { title: t(name), items };
}

/** The menu of a person: who they are, how it looks, and the way out. */
export function profileMenu({ member }: Session, t: Say, signOut: () => void): MenuSays {
  const { name, email } = member;
  const who = t("profile.who", { name, email, role: t(`role.${member.role}`) });
  return {
    label: t("profile.open", { name }),
    groups: [
      { title: who, items: [] },
      choices("theme", t),
      choices("density", t),
      choices("language", t),
      { items: [{ id: "sign-out", label: t("sign-out"), icon: SIGN_OUT }] },
    ],
    choose: (id) => {
      const [what, value] = id.split(" ");
      if (value !== undefined) choose(what as Preference, value);
      else signOut();
    },
  };
}
