import { spokenIn } from "@nexus-os/sdk";

/** What the page of an invitation says. */
export const words = {
  "invitation.title": "Join {organization}",
  "invitation.for": "You are invited as {email}.",
  "invitation.name": "Your name",
  "invitation.password": "Password",
  "invitation.password.new": "Choose a password",
  "invitation.password.help": "At least 8 characters.",
  "invitation.name.missing": "Enter your name.",
  "invitation.password.missing": "Enter a password of at least 8 characters.",
  "invitation.sign-in": "Sign in with this address to join. Who has no account yet asks for the invitation by mail.",
  "invitation.join": "Join",
  "invitation.working": "Joining",
  "invitation.other": "You are signed in as {name}. This invitation is for {email}.",
  "invitation.other.out": "Sign out and go on",
  "invitation.refused": "This password does not belong to the address.",
  "invitation.closed.accepted": "This invitation was used already. Sign in to go on.",
  "invitation.closed.revoked": "This invitation was taken back. Ask whoever invited you for a new one.",
  "invitation.closed.expired": "This invitation is out of time. Ask whoever invited you for a new one.",
  "invitation.closed.unknown": "This link leads to no invitation. Ask whoever invited you for a new one.",
  "invitation.home": "Go to Nexus",
  "invitation.failed": "That did not work. Try again in a moment.",
} as const;
spokenIn({ de: () => import("./words.de.json", { with: { type: "json" } }) });
