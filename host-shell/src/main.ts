import { connect, madeFromEnglish, speak } from "@nexus-os/sdk";
import { define } from "@nexus-os/ui";
import { followLinks } from "./navigation.ts";
import { Shell } from "./shell.ts";
import { SignIn } from "./sign-in.ts";

define("sign-in", SignIn);
define("shell", Shell);
followLinks();

/** Begins in the language of the page, whose words come before anything is drawn. */
async function start(shell: Shell, locale: string): Promise<void> {
  if (/-X[AB]$/.test(locale)) {
    const { arXB, enXA } = await import("@nexus-os/sdk/pseudo");
    madeFromEnglish("en-XA", enXA);
    madeFromEnglish("ar-XB", arXB);
  }
  await speak(locale);
  await shell.start(connect({ locale }));
}

const shell = document.querySelector("nexus-shell");
if (shell instanceof Shell) void start(shell, document.documentElement.lang);
