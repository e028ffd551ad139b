import { Body, Controller, Get, Param, Post, Query, Req, UseGuards } from "@nestjs/common";
import { DealsService } from "./deals-service.mts";
import { ById, ListDeals, NewDeal } from "./inputs.mts";
import { type Actor, Needs, SessionGuard } from "./session-guard.mts";

interface Asked {
  readonly actor: Actor;
}

@Controller("deals")
@UseGuards(SessionGuard)
export class DealsController {
  constructor(private readonly deals: DealsService) {}

  @Get(":id")
  @Needs("deals.get")
  get(@Req() { actor }: Asked, @Param() { id }: ById) {
    return this.deals.get(actor, id);
  }

  @Get()
  @Needs("deals.list")
  list(@Req() { actor }: Asked, @Query() { stage, after }: ListDeals) {
    return this.deals.list(actor, stage, after);
  }

  @Post()
  @Needs("deals.create")
  create(@Req() { actor }: Asked, @Body() given: NewDeal) {
    return this.deals.create(actor, given);
  }
}
