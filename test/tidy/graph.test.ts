import { describe, expect, it } from 'vitest';
import { bareEdges, circlesIn, type Graph, knottedIn } from './graph.ts';

const graph = (edges: Record<string, string>): Graph =>
  new Map(Object.entries(edges).map(([from, to]) => [from, new Set(to.split(' ').filter(Boolean))]));

describe('circles of imports', () => {
  it('finds none where all goes one way', () => {
    expect(circlesIn(graph({ a: 'b c', b: 'c', c: '' }))).toEqual([]);
  });

  it('tells each knot once, by its shortest way round', () => {
    const knots = graph({ a: 'b', b: 'c a', c: 'a', d: 'e c', e: 'd', f: 'f' });
    expect(circlesIn(knots)).toEqual([
      ['a', 'b', 'a'],
      ['d', 'e', 'd'],
      ['f', 'f'],
    ]);
    expect(knottedIn(knots)).toBe(6);
  });

  it('goes round through those between', () => {
    expect(circlesIn(graph({ a: 'b', b: 'c', c: 'a' }))).toEqual([['a', 'b', 'c', 'a']]);
  });
});

describe('the edges that a picture needs', () => {
  it('leaves out what follows from others', () => {
    expect(bareEdges(graph({ web: 'acts kernel', acts: 'kernel', kernel: '' }))).toEqual([
      ['web', 'acts'],
      ['acts', 'kernel'],
    ]);
  });
});
