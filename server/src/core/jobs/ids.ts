/** Where a job lies: jobs belong to organizations. */
export interface RunId {
  readonly organization: string;
  readonly id: string;
}

/** The engine knows one text for a run, and one for a step: the organization is a part of both. */
export function engineRunId({ organization, id }: RunId): string {
  return `${organization}.${id}`;
}

export function runIdOf(engineId: string): RunId {
  const [organization, id] = engineId.split(".");
  if (!organization || !id) throw new Error(`${engineId} is not the id of a run`);
  return { organization, id };
}

/** Where a step lies. */
export interface StepId extends RunId {
  readonly step: string;
}

export function engineStepId({ organization, id }: RunId, step: string): string {
  return `${organization}.${id}.${step}`;
}

export function stepIdOf(engineId: string): StepId {
  const [organization, id, step] = engineId.split(".");
  if (!organization || !id || !step) throw new Error(`${engineId} is not the id of a step`);
  return { organization, id, step };
}
