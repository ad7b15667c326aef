import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.tartarus.snowball.ext.RussianStemmer;

/** Standard tokens, lower case, ё as е, Snowball stems; no stop words, because watches may be about any word. */
final class RussianText extends Analyzer {
  /** Wider than any proximity: headline and text are one field whose parts never meet. */
  private static final int BETWEEN_PARTS = 1_000;

  @Override
  protected TokenStreamComponents createComponents(String field) {
    StandardTokenizer tokens = new StandardTokenizer();
    TokenStream folded = new Folded(new LowerCaseFilter(tokens));
    return new TokenStreamComponents(tokens, new SnowballFilter(folded, new RussianStemmer()));
  }

  @Override
  public int getPositionIncrementGap(String field) {
    return BETWEEN_PARTS;
  }

  List<String> stems(String text) throws IOException {
    List<String> found = new ArrayList<>();
    try (TokenStream stream = tokenStream("text", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) found.add(term.toString());
      stream.end();
    }
    return found;
  }

  private static final class Folded extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    Folded(TokenStream input) {
      super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
      if (!input.incrementToken()) return false;
      char[] letters = term.buffer();
      for (int at = 0; at < term.length(); at += 1) if (letters[at] == 'ё') letters[at] = 'е';
      return true;
    }
  }
}
