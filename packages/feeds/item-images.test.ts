import { describe, expect, it } from 'vitest';
import { itemImages } from './item-images.ts';

const BASE = 'https://news.example/2025/1';
const images = (content: string, enclosures: { url: string; type?: string }[] = []) =>
  itemImages({ content, tags: [], enclosures }, BASE);

describe('the images of an item', () => {
  it('are what it encloses and what its text shows, each once, with what is said of them', () => {
    const enclosures = [
      { url: 'https://cdn.example/1.jpg', type: 'image/jpeg' },
      { url: 'https://cdn.example/2.webp?w=600' },
      { url: 'https://cdn.example/1.mp3', type: 'audio/mpeg' },
      { url: 'https://cdn.example/report.pdf' },
    ];
    expect(
      images(
        '<img src="https://cdn.example/1.jpg" alt="Порт &amp;quot;Актау&amp;quot;"><img src="/3.png">',
        enclosures,
      ),
    ).toEqual([
      { url: 'https://cdn.example/1.jpg', alt: 'Порт "Актау"' },
      { url: 'https://cdn.example/2.webp?w=600' },
      { url: 'https://news.example/3.png' },
    ]);
  });

  it('are found where they load late, and where the text was escaped twice', () => {
    expect(images('<img src="data:image/gif;base64,AA" data-src="/a.jpg">')).toEqual([
      { url: 'https://news.example/a.jpg' },
    ]);
    expect(images('&lt;p&gt;&lt;img src="a.jpg"&gt;&lt;/p&gt;')).toEqual([
      { url: 'https://news.example/2025/a.jpg' },
    ]);
  });

  it.each([
    '<img src="data:image/png;base64,AA">',
    '<img src="javascript:alert(1)">',
    '<img src="ftp://a.example/a.jpg">',
    '<img src="https://count.example/p" width="1" height="1">',
    '<img src="/like.png" width="16px">',
    '<img src="">',
    '<img>',
    'plain <image>',
  ])('are not %s', (html) => expect(images(html)).toEqual([]));

  it('are ten at most', () => {
    const many = Array.from({ length: 30 }, (_, number) => `<img src="/${number}.jpg">`).join('');
    expect(images(many)).toHaveLength(10);
  });
});
