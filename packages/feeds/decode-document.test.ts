import { describe, expect, it } from 'vitest';
import { decodeDocument } from './decode-document.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Encodes by reading the platform's decoder backwards. */
function encode(text: string, charset: string): Uint8Array {
  const decoder = new TextDecoder(charset);
  const table = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
  );
  return Uint8Array.from(text, (character) => table.get(character) ?? 0x3f);
}

const cyrillic = ['windows-1251', 'koi8-r', 'iso-8859-5', 'ibm866'];

describe('bytes without any label', () => {
  it('that are ASCII are UTF-8, which is what a document without a label is in', () => {
    expect(decodeDocument(bytesOf('{"title":"\\u041f"}'))).toEqual({
      text: '{"title":"\\u041f"}',
      charset: 'utf-8',
      reason: 'nothing but ASCII',
    });
  });

  it.each(cyrillic)('in %s are told by their letters, even one headline', (charset) => {
    for (const text of [
      'Порт Актау увеличил перевалку',
      'БАКУ, 20 октября',
      'Президент РФ провёл переговоры в Астане',
    ]) {
      expect(decodeDocument(encode(`<title>${text}</title>`, charset))).toMatchObject({
        charset,
        text: `<title>${text}</title>`,
      });
    }
  });

  it('in koi8-u are told from koi8-r by their Ukrainian letters', () => {
    for (const text of ['Порт Ізмаїл збільшив перевалку', 'Київ підписав угоду']) {
      expect(decodeDocument(encode(`<title>${text}</title>`, 'koi8-u'))).toMatchObject({
        charset: 'koi8-u',
        text: `<title>${text}</title>`,
      });
    }
  });

  it('in windows-1254 are told by their Turkish letters', () => {
    for (const text of [
      "Bakü'de görüşme yapıldı",
      'Türkiye ile Azerbaycan arasında yeni anlaşma',
      'İstanbul’da ışık',
    ]) {
      expect(decodeDocument(encode(`<title>${text}</title>`, 'windows-1254'))).toMatchObject({
        charset: 'windows-1254',
        text: `<title>${text}</title>`,
      });
    }
  });

  it('in Icelandic are not taken for Turkish', () => {
    const text = 'Það er góð ný ræða um þjóðina, sagði ráðherra í dag';
    expect(decodeDocument(encode(text, 'windows-1252'))).toMatchObject({ charset: 'windows-1252', text });
  });

  it('in French or Turkish are not taken for Cyrillic', () => {
    for (const text of ['Développement du corridor médian à l’été', 'Orta Koridor için büyük gün']) {
      expect(decodeDocument(encode(text.replace('’', "'"), 'windows-1252')).charset).toBe('windows-1252');
    }
  });

  it('may be empty or plain ASCII', () => {
    expect(decodeDocument(new Uint8Array())).toMatchObject({ text: '', charset: 'utf-8' });
    expect(decodeDocument(bytesOf('<rss/>')).text).toBe('<rss/>');
  });
});

describe('labels', () => {
  it('lose against valid UTF-8', () => {
    const bytes = bytesOf('<?xml version="1.0" encoding="koi8-r"?><a>Средний</a>');
    expect(decodeDocument(bytes, 'text/xml; charset=windows-1251')).toMatchObject({
      charset: 'utf-8',
      reason: 'valid UTF-8',
    });
  });

  it('are tried in order while the bytes contradict them', () => {
    const bytes = encode('<?xml version="1.0" encoding="windows-1251"?><a>Средний</a>', 'windows-1251');
    expect(decodeDocument(bytes, 'text/xml; charset=utf-8')).toMatchObject({
      charset: 'windows-1251',
      reason: 'XML declaration',
    });
  });

  it('that say latin1 lose against a declaration and against letters', () => {
    const declared = encode('<?xml version="1.0" encoding="koi8-r"?><a>Средний</a>', 'koi8-r');
    expect(decodeDocument(declared, 'text/xml; charset=iso-8859-1').charset).toBe('koi8-r');
    const undeclared = encode('<a>Средний коридор</a>', 'windows-1251');
    expect(decodeDocument(undeclared, 'text/xml; charset=iso-8859-1').charset).toBe('windows-1251');
  });

  it.each(['cp1251', 'CP-1251', 'win-1251', '"windows-1251"', "'win1251'"])('may be spelled %s', (label) => {
    expect(decodeDocument(encode('Ї', 'windows-1251'), `text/xml;charset=${label}`)).toMatchObject({
      text: 'Ї',
    });
  });

  it.each(
    cyrillic.flatMap((label) => cyrillic.filter((other) => other !== label).map((other) => [label, other])),
  )('that say %s lose against letters that clearly are in %s', (label, charset) => {
    const text = '<a>Развитие Среднего коридора обсудили в Баку</a>';
    expect(decodeDocument(encode(text, charset), `text/xml; charset=${label}`)).toMatchObject({
      charset,
      text,
      reason: `letter frequencies, against ${label} of the HTTP header`,
    });
  });

  it.each(cyrillic)('that say %s stand where the letters are unclear or few', (charset) => {
    for (const text of [
      'СРЕДНИЙ КОРИДОР ОБСУДИЛИ В БАКУ',
      'МВД',
      'ДТП на М-4',
      'Ъ',
      'Ђурђевдан и Њива у Јањини',
    ]) {
      const bytes = encode(text, charset);
      if (Buffer.from(bytes).includes(0x3f)) continue;
      expect(decodeDocument(bytes, `text/xml; charset=${charset}`), text).toMatchObject({ charset, text });
    }
  });

  it('that say koi8-r mean koi8-u where there are Ukrainian letters', () => {
    const bytes = encode('<a>Україна та її партнери</a>', 'koi8-u');
    expect(decodeDocument(bytes, 'text/xml; charset=koi8-r')).toMatchObject({ charset: 'koi8-u' });
  });

  it('that say iso-8859-9 or latin1 give Turkish', () => {
    const bytes = encode('<a>Bakü’de görüşme yapıldı</a>', 'windows-1254');
    for (const label of ['iso-8859-9', 'windows-1254', 'latin5', 'iso-8859-1'])
      expect(decodeDocument(bytes, `text/xml; charset=${label}`)).toMatchObject({
        charset: 'windows-1254',
        text: '<a>Bakü’de görüşme yapıldı</a>',
      });
  });

  it('that nobody knows are passed over', () => {
    const bytes = encode('<?xml version="1.0" encoding="klingon"?><a>Средний коридор</a>', 'koi8-r');
    expect(decodeDocument(bytes, 'text/xml; charset=').charset).toBe('koi8-r');
  });
});

describe('wide text', () => {
  const text = '<?xml version="1.0" encoding="windows-1251"?><a>Средний</a>';
  const utf16le = new Uint8Array(Buffer.from(text, 'utf16le'));
  const utf16be = new Uint8Array(Buffer.from(text, 'utf16le').swap16());
  const utf32be = new Uint8Array(
    Array.from(text).flatMap((one) => [0, 0, one.charCodeAt(0) >> 8, one.charCodeAt(0) & 0xff]),
  );

  it.each([
    ['utf-16le', utf16le],
    ['utf-16be', utf16be],
    ['utf-32be', utf32be],
    [
      'utf-32le',
      utf32be
        .slice()
        .reverse()
        .reduce((all, byte, at) => all.with(all.length - 4 - (at - (at % 4)) + (at % 4), byte), utf32be),
    ],
  ])('in %s is known by its first character', (charset, bytes) => {
    expect(decodeDocument(bytes, 'text/xml; charset=utf-8')).toMatchObject({ charset, text });
  });

  it.each([
    ['utf-8', [0xef, 0xbb, 0xbf], bytesOf('<a/>')],
    ['utf-16le', [0xff, 0xfe], new Uint8Array(Buffer.from('<a/>', 'utf16le'))],
    ['utf-16be', [0xfe, 0xff], new Uint8Array(Buffer.from('<a/>', 'utf16le').swap16())],
  ])('in %s is known by its byte order mark, which is taken off', (charset, mark, rest) => {
    const bytes = Uint8Array.from([...mark, ...rest]);
    expect(decodeDocument(bytes)).toEqual({ charset, text: '<a/>', reason: 'byte order mark' });
  });

  it('is not believed from a label alone', () => {
    expect(decodeDocument(bytesOf('<a/>'), 'text/xml; charset=utf-16').text).toBe('<a/>');
  });
});

it('UTF-8 with a character cut in half stays UTF-8', () => {
  const bytes = Uint8Array.from([...bytesOf('<a>Средний коридор'), 0xd0, ...bytesOf('</a>')]);
  expect(decodeDocument(bytes)).toMatchObject({ charset: 'utf-8', text: '<a>Средний коридор\uFFFD</a>' });
});
