import { duty } from './duty';
import { page } from './page';

export const zh = { ...page, ...duty };
