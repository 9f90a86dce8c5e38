import type { ReactElement } from 'react';

/** The file of a page did not come. After an upgrade of the server that of the old page is gone. */
export class PageNotLoaded extends Error {
  constructor(cause: unknown) {
    super('There is no connection to Stoa, or it was upgraded and its pages are new.', { cause });
  }
}

/** A route's page, loaded when somebody first goes there. */
export function page<Module>(
  load: () => Promise<Module>,
  elementOf: (module: Module) => ReactElement,
) {
  return async () => {
    try {
      return { element: elementOf(await load()) };
    } catch (failure) {
      throw new PageNotLoaded(failure);
    }
  };
}
