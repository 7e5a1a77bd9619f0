/** What this browser keeps on the device: `queue` holds reports that wait for the line, `sent` what became of the last ones, `desk` the county's desk as it was last known. */
export type StoreName = 'queue' | 'sent' | 'desk';

const NAME = 'dutywatch';
const VERSION = 1;

export function asked<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('store')));
  });
}

function build(database: IDBDatabase): void {
  // Numbered by the store itself: the order of filing.
  const queue = database.createObjectStore('queue', { keyPath: 'seq', autoIncrement: true });
  queue.createIndex('reportId', 'reportId', { unique: true });
  queue.createIndex('user', 'user');
  database.createObjectStore('sent', { keyPath: 'seq', autoIncrement: true }).createIndex('reportId', 'reportId', { unique: true });
  database.createObjectStore('desk', { keyPath: 'user' });
}

let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, VERSION);
  request.addEventListener('upgradeneeded', () => build(request.result));
  return asked(request).then((database) => {
    // A newer version of the page wants to change the stores: this one lets go and opens again when it next needs them.
    database.addEventListener('versionchange', () => {
      database.close();
      opened = undefined;
    });
    database.addEventListener('close', () => {
      opened = undefined;
    });
    return database;
  });
}

/** One transaction: all of it is kept, or none, and it is on the device when this resolves. */
export async function withStores<T>(names: StoreName[], mode: IDBTransactionMode, act: (store: (name: StoreName) => IDBObjectStore) => Promise<T>): Promise<T> {
  opened ??= open().catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  const transaction = (await opened).transaction(names, mode, { durability: 'strict' });
  const done = new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('store')));
  });
  const result = act((name) => transaction.objectStore(name));
  // Whatever fails inside shows as one failure: of the act if that says why, else of the transaction.
  const [said] = await Promise.all([result, done]);
  return said;
}
