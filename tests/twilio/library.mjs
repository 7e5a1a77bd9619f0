// Twilio's own library against a carrier at the given address: prints what it made of each answer, one JSON object a line.
// node library.mjs ADDRESS ACCOUNT TOKEN BAD_NUMBER
import twilio from "twilio";

const [address, account, token, badNumber] = process.argv.slice(2);
const client = twilio(account, token);
const request = client.httpClient.request.bind(client.httpClient);
client.httpClient.request = (options) => request({ ...options, uri: options.uri.replace("https://api.twilio.com", address) });

const text = { from: "+15005550006", body: "【应急值守】07号泸定县地震续报应15:00报。复1 4821" };
const say = (name, value) => console.log(JSON.stringify({ name, ...value }));
const tried = async (name, call) => {
  try {
    const m = await call();
    say(name, { sid: m.sid, status: m.status, body: m.body, segments: m.numSegments });
  } catch (e) {
    say(name, { status: String(e.status), code: e.code });
  }
};

await tried("created", () => client.messages.create({ ...text, to: "+8610000000001", statusCallback: "https://duty.example.org/gateways/twilio/status?mid=1", validityPeriod: 600 }));
await tried("created again", () => client.messages.create({ ...text, to: "+8610000000001" }));
await tried("bad number", () => client.messages.create({ ...text, to: badNumber }));
const found = await client.messages.list({ to: "+8610000000001", dateSentAfter: new Date("2026-11-22T00:00:00Z"), pageSize: 50 });
say("listed", { sids: found.map((m) => m.sid), bodies: found.map((m) => m.body) });
