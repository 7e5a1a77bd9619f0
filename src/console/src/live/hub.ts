import {
  HttpError, HubConnectionBuilder, JsonHubProtocol, LogLevel, type HubMessage, type IHubProtocol, type ILogger,
} from '@microsoft/signalr';

export interface Hub {
  start(): Promise<void>;
  stop(): Promise<void>;
  invoke<T>(method: string, ...args: unknown[]): Promise<T>;
  on(method: string, listener: (...args: never[]) => void): void;
  onclose(listener: (error?: Error) => void): void;
}

/** Hears every frame, keep-alives too: they are what the age of the data is measured by. */
function listening(onHeard: () => void): IHubProtocol {
  const json = new JsonHubProtocol();
  return {
    name: json.name, version: json.version, transferFormat: json.transferFormat,
    writeMessage: (message: HubMessage) => json.writeMessage(message),
    parseMessages: (input: string | ArrayBuffer, logger: ILogger) => {
      onHeard();
      // The JSON protocol only ever receives text.
      return json.parseMessages(input as string, logger);
    },
  };
}

export function buildHub(onHeard: () => void): Hub {
  const connection = new HubConnectionBuilder()
    .withUrl('/hubs/duty')
    .withHubProtocol(listening(onHeard))
    .configureLogging(LogLevel.None)
    .build();
  // The server is never silent for longer than two seconds.
  connection.serverTimeoutInMilliseconds = 10_000;
  connection.keepAliveIntervalInMilliseconds = 5_000;
  return connection;
}

/** The client wraps what negotiating answered and keeps only its words. */
export function isSessionClosed(error: unknown): boolean {
  if (error instanceof HttpError) return error.statusCode === 401;
  return error instanceof Error && error.message.includes("Status code '401'");
}
