import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.spans.SpanNearQuery;
import org.apache.lucene.queries.spans.SpanQuery;
import org.apache.lucene.queries.spans.SpanTermQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Queries from the prefix notation that test/bench/matching-watches.ts specifies. */
final class WatchReader {
  static final String FIELD = "text";
  private final RussianText analyzer;
  private final Map<String, String> stems = new HashMap<>();
  private String[] parts;
  private int at;

  WatchReader(RussianText analyzer) {
    this.analyzer = analyzer;
  }

  Query read(String notation) throws IOException {
    parts = notation.split(" ");
    at = 0;
    return node();
  }

  private Query node() throws IOException {
    String kind = parts[at++];
    switch (kind) {
      case "P":
        return phrase(words());
      case "N":
        int distance = Integer.parseInt(parts[at++]);
        return near(distance, words());
      case "A":
        return several(Occur.MUST);
      case "O":
        return several(Occur.SHOULD);
      default:
        throw new IllegalArgumentException("no node begins with " + kind);
    }
  }

  private Query several(Occur occur) throws IOException {
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    int count = Integer.parseInt(parts[at++]);
    for (int node = 0; node < count; node += 1) {
      boolean not = parts[at].equals("X");
      if (not) at += 1;
      builder.add(node(), not ? Occur.MUST_NOT : occur);
    }
    return builder.build();
  }

  private Term[] words() throws IOException {
    Term[] words = new Term[Integer.parseInt(parts[at++])];
    for (int word = 0; word < words.length; word += 1) words[word] = new Term(FIELD, stem(parts[at++]));
    return words;
  }

  private String stem(String word) throws IOException {
    String known = stems.get(word);
    if (known != null) return known;
    List<String> found = analyzer.stems(word);
    if (found.size() != 1) throw new IllegalArgumentException("not one token: " + word);
    stems.put(word, found.get(0));
    return found.get(0);
  }

  private static Query phrase(Term[] words) {
    if (words.length == 1) return new TermQuery(words[0]);
    PhraseQuery.Builder builder = new PhraseQuery.Builder();
    for (Term word : words) builder.add(word);
    return builder.build();
  }

  private static Query near(int distance, Term[] words) {
    SpanQuery[] clauses = new SpanQuery[words.length];
    for (int word = 0; word < words.length; word += 1) clauses[word] = new SpanTermQuery(words[word]);
    return new SpanNearQuery(clauses, distance, false);
  }
}
