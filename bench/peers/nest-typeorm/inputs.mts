import { Type } from "class-transformer";
import {
  IsDateString,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  ValidateNested,
} from "class-validator";

const STAGES = ["qualify", "discovery", "proposal", "negotiation", "contract", "won", "lost"];

export class ById {
  @IsUUID()
  id: string;
}

export class ListDeals {
  @IsOptional()
  @IsIn(STAGES, { each: true })
  stage?: string[];

  @IsOptional()
  @IsString()
  after?: string;
}

class Money {
  @IsInt()
  minor: number;

  @Matches(/^[A-Z]{3}$/)
  currency: string;
}

export class NewDeal {
  @Length(1, 160)
  name: string;

  @IsUUID()
  account: string;

  @IsUUID()
  owner: string;

  @ValidateNested()
  @Type(() => Money)
  amount: Money;

  @IsOptional()
  @IsDateString()
  closeDate?: string;

  @IsOptional()
  @Length(1, 160)
  nextStep?: string;

  @IsOptional()
  @IsDateString()
  nextStepOn?: string;
}
