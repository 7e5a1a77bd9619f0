import { duty } from './duty';
import { page } from './page';

export const en = { ...page, ...duty };
