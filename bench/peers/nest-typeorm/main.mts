// speed-9's work as the pages of Nest and TypeORM show it: a controller with a guard, a validation pipe, a service with a
// repository. It does less than Nexus: a session and its permissions are taken from a signed cookie and never looked up,
// so that nobody can be signed out; a write has one plain row of audit, without chain, sealed values, idempotency, figures,
// search and news; organizations are kept apart by what is written in each method. It does nothing more.
import "reflect-metadata";
import { createHmac, randomBytes } from "node:crypto";
import { type INestApplication, Module, ValidationPipe } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { TypeOrmModule, type TypeOrmModuleOptions } from "@nestjs/typeorm";
import { DataSource } from "typeorm";
import { DealsController } from "./deals-controller.mts";
import { DealsService } from "./deals-service.mts";
import { Account, AuditEntry, Deal, Member } from "./entities.mts";

interface PeerTask {
  readonly url: string;
  readonly organization: string;
  readonly member: string;
  readonly adapter: "express" | "fastify";
}

const { url, organization, member, adapter } = JSON.parse(process.argv[2] ?? "") as PeerTask;
const entities = [Account, Member, Deal, AuditEntry];

/** The same settings as Nexus has. */
function source(): TypeOrmModuleOptions {
  if (!url.startsWith("sqlite:")) {
    return { type: "mysql", url, entities, extra: { connectionLimit: 10 }, timezone: "Z", dateStrings: true };
  }
  const prepareDatabase = (database: { pragma(text: string): unknown }): void => {
    for (const each of ["synchronous=FULL", "foreign_keys=ON", "temp_store=MEMORY", "cache_size=-16384"]) {
      database.pragma(each);
    }
  };
  const database = url.slice("sqlite:".length);
  return { type: "better-sqlite3", database, entities, enableWAL: true, prepareDatabase, timeout: 5000 };
}

@Module({
  imports: [TypeOrmModule.forRoot(source()), TypeOrmModule.forFeature(entities)],
  controllers: [DealsController],
  providers: [DealsService],
})
class AppModule {}

async function made(): Promise<INestApplication> {
  if (adapter === "express") return NestFactory.create(AppModule, { logger: ["error", "warn"] });
  const { FastifyAdapter } = await import("@nestjs/platform-fastify");
  return NestFactory.create(AppModule, new FastifyAdapter(), { logger: ["error", "warn"] });
}

const secret = randomBytes(32).toString("base64url");
process.env["PEER_SECRET"] = secret;
const app = await made();
app.useGlobalPipes(new ValidationPipe({ transform: true, whitelist: true, forbidNonWhitelisted: true }));
await app
  .get(DataSource)
  .query(
    "CREATE TABLE IF NOT EXISTS peer_audit (id CHAR(36) NOT NULL PRIMARY KEY, organization_id CHAR(36) NOT NULL, at CHAR(24) NOT NULL, actor_id CHAR(36) NOT NULL, operation VARCHAR(80) NOT NULL, record_id CHAR(36) NOT NULL, `values` TEXT NOT NULL)",
  );
await app.listen(0, "127.0.0.1");
const permissions = ["deals.get", "deals.list", "deals.create"];
const payload = Buffer.from(JSON.stringify({ id: member, organization, permissions })).toString("base64url");
const signature = createHmac("sha256", secret).update(payload).digest("base64url");
process.on("disconnect", () => process.exit(0));
process.send?.({ url: await app.getUrl(), cookie: `session=${payload}.${signature}` });
