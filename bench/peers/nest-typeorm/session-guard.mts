import { createHmac, timingSafeEqual } from "node:crypto";
import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  SetMetadata,
  UnauthorizedException,
} from "@nestjs/common";
import { Reflector } from "@nestjs/core";

/** Who asks. */
export interface Actor {
  readonly id: string;
  readonly organization: string;
  readonly permissions: readonly string[];
}

/** What somebody needs to be allowed to call a method. */
export const Needs = (permission: string) => SetMetadata("permission", permission);

/** Accepts a session that was signed by this server, and looks for the permission in it. Nothing is read for it. */
@Injectable()
export class SessionGuard implements CanActivate {
  private readonly secret = process.env["PEER_SECRET"] ?? "";

  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<{ headers: Record<string, string>; actor?: Actor }>();
    const [, payload = "", signature = ""] =
      /(?:^|; )session=([^.]+)\.([^;]+)/.exec(request.headers["cookie"] ?? "") ?? [];
    const expected = createHmac("sha256", this.secret).update(payload).digest();
    const given = Buffer.from(signature, "base64url");
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new UnauthorizedException();
    const actor = JSON.parse(Buffer.from(payload, "base64url").toString()) as Actor;
    request.actor = actor;
    return actor.permissions.includes(this.reflector.get<string>("permission", context.getHandler()));
  }
}
