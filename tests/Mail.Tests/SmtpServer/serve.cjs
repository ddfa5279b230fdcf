// Called with: node serve.cjs SETTINGS, a JSON text. Takes mail as the settings say, prints "port N" and then one JSON line per event. Ends when its input ends.
const fs = require('node:fs');
const { createHash } = require('node:crypto');
const { SMTPServer } = require('smtp-server');
const { simpleParser } = require('mailparser');

const settings = JSON.parse(process.argv[2] || '{}');
const tell = (event) => process.stdout.write(JSON.stringify(event) + '\n');
const refusal = (code, words) => Object.assign(new Error(words), { responseCode: code });
const sha256 = (content) => createHash('sha256').update(content).digest('hex');
let logons = 0;

const server = new SMTPServer({
  banner: 'ready',
  secure: settings.secure === true,
  ...(settings.certificate ? { cert: fs.readFileSync(settings.certificate), key: fs.readFileSync(settings.key) } : { hideSTARTTLS: true }),
  hideSTARTTLS: settings.certificate === undefined || settings.hideStartTls === true,
  hideSMTPUTF8: settings.hideUtf8 === true,
  authMethods: settings.methods || ['PLAIN', 'LOGIN', 'XOAUTH2'],
  authOptional: settings.authOptional === true,
  allowInsecureAuth: settings.allowInsecureAuth === true,
  size: settings.size,
  disableReverseLookup: true,
  onAuth(auth, session, done) {
    logons++;
    tell({ kind: 'logon', method: auth.method, user: auth.username, secret: auth.password || auth.accessToken || '', secure: session.secure });
    if (logons <= (settings.refusedLogons || 0)) {
      return done(refusal(535, `5.7.8 ${settings.quotesSecret ? auth.password || auth.accessToken : 'no'}`));
    }
    const known = auth.method === 'CRAM-MD5' ? auth.validatePassword(settings.password) : auth.method === 'XOAUTH2' || auth.password === settings.password;
    return known ? done(null, { user: auth.username }) : done(refusal(535, `5.7.8 wrong: ${settings.quotesSecret ? auth.password : 'no'}`));
  },
  onMailFrom(address, session, done) {
    return address.address.startsWith('refused') ? done(refusal(550, '5.7.1 not you')) : address.address.startsWith('later') ? done(refusal(451, '4.3.0 later')) : done();
  },
  onRcptTo(address, session, done) {
    return address.address.startsWith('nobody') ? done(refusal(550, '5.1.1 unknown')) : done();
  },
  onData(stream, session, done) {
    const parts = [];
    stream.on('data', (part) => parts.push(part));
    stream.on('end', async () => {
      const raw = Buffer.concat(parts);
      if (stream.sizeExceeded) {
        return done(refusal(552, '5.3.4 too large'));
      }
      const mail = await simpleParser(raw, { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true });
      tell({
        kind: 'message',
        user: session.user || null,
        secure: session.secure,
        sender: session.envelope.mailFrom.address,
        recipients: session.envelope.rcptTo.map((recipient) => recipient.address),
        headers: mail.headerLines.map((line) => line.key),
        subject: mail.subject || '',
        from: mail.from ? mail.from.text : '',
        to: mail.to ? [].concat(mail.to).map((list) => list.text).join(', ') : '',
        text: mail.text || '',
        attachments: mail.attachments.map((file) => ({ name: file.filename || '', type: file.contentType, size: file.size, sha256: sha256(file.content) })),
        hasBareBreaks: /\r(?!\n)|(?<!\r)\n/.test(raw.toString('latin1')),
        size: raw.length,
      });
      return done(null, 'taken as 4711');
    });
  },
});

server.on('error', (problem) => tell({ kind: 'error', words: problem.message }));
server.listen(0, '127.0.0.1', () => console.log(`port ${server.server.address().port}`));
process.stdin.on('end', () => process.exit(0)).resume();
