import { attached } from './attached';
import { duty } from './duty';
import { filing } from './filing';
import { find } from './find';
import { incident } from './incident';
import { page } from './page';
import { record } from './record';
import { texts } from './texts';
import { upward } from './upward';

export const en = { ...page, ...duty, ...incident, ...filing, ...find, ...record, ...attached, ...texts, ...upward };
