import { foldName } from './fold.ts';

/** "fl/city-of-miami-police-department": the same for every spelling that folds alike. */
export function agencyIdOf(stateCode: string, name: string): string {
  return `${stateCode}/${foldName(name).replaceAll(' ', '-')}`;
}

/** "fl/city-of-miami-police-department/task_force": one agency, one model. */
export function agreementIdOf(agencyId: string, model: string): string {
  return `${agencyId}/${model}`;
}
