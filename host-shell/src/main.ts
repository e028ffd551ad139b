import { connect } from "@nexus-os/sdk";
import { define } from "@nexus-os/ui";
import { followLinks } from "./navigation.ts";
import { Shell } from "./shell.ts";
import { SignIn } from "./sign-in.ts";

define("sign-in", SignIn);
define("shell", Shell);
followLinks();

const shell = document.querySelector("nexus-shell");
if (shell instanceof Shell) void shell.start(connect({ locale: document.documentElement.lang }));
