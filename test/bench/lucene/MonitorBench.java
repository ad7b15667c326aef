import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.MultiMatchingQueries;
import org.apache.lucene.monitor.MultipassTermFilteredPresearcher;
import org.apache.lucene.monitor.Presearcher;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.apache.lucene.monitor.TermWeightor;

/**
 * Articles a second through Lucene Monitor, as one JSON line per batch size: of the best of some rounds in CPU time and
 * in wall time. Arguments: articles, trees, number of watches, presearcher (term, weighted, multipass or
 * weighted-multipass), articles to warm up on, articles behind them to measure, CPU seconds at most to warm up and to
 * measure, and where to write the matches of the first batch size (optional).
 */
final class MonitorBench {
  private static final int[] BATCHES = {1, 50};
  private static final int ROUNDS = 3;
  private static final RussianText analyzer = new RussianText();
  public static void main(String[] given) throws IOException {
    int warmUp = Integer.parseInt(given[4]);
    int measured = Integer.parseInt(given[5]);
    double seconds = Double.parseDouble(given[6]);
    List<String> lines = lines(given[0], warmUp + measured);
    List<Document> articles = new ArrayList<>();
    for (String line : lines) articles.add(article(line));
    Presearcher presearcher = presearcher(given[3], lines.subList(0, warmUp));
    long started = System.nanoTime();
    try (Monitor monitor = new Monitor(analyzer, presearcher, new MonitorConfiguration())) {
      register(monitor, lines(given[1], Integer.parseInt(given[2])));
      double build = (System.nanoTime() - started) / 1e9;
      for (int batch : BATCHES) {
        run(monitor, articles.subList(0, warmUp), batch, seconds);
        Run run = run(monitor, articles.subList(warmUp, articles.size()), batch, seconds);
        if (batch == 1 && given.length > 7) write(given[7], run.matches);
        System.out.printf(
            java.util.Locale.ROOT,
            "{\"batch\":%d,\"articles\":%d,\"cpu\":%.2f,\"wall\":%.2f,\"hits\":%d,\"run\":%d,\"build\":%.2f}%n",
            batch, run.matches.size(), run.cpuRate, run.wallRate, run.hits(), run.queriesRun, build);
      }
    }
  }

  private static final class Run {
    /** Per article, in order. */
    final List<List<String>> matches = new ArrayList<>();
    /** Articles a second in the best round. */
    double cpuRate;
    double wallRate;
    long queriesRun;

    long hits() {
      return matches.stream().mapToLong(List::size).sum();
    }
  }

  /** All articles, or those that a time allows. */
  private static Run run(Monitor monitor, List<Document> articles, int batch, double seconds) throws IOException {
    Run run = new Run();
    int perRound = (articles.size() + ROUNDS - 1) / ROUNDS;
    for (int round = 0; round < ROUNDS && run.matches.size() < articles.size(); round += 1) {
      int from = run.matches.size();
      int to = Math.min(from + perRound, articles.size());
      long cpu = cpuTime();
      long wall = System.nanoTime();
      while (run.matches.size() < to && cpuTime() - cpu < seconds / ROUNDS * 1e9) {
        int at = run.matches.size();
        match(monitor, articles.subList(at, Math.min(at + batch, to)).toArray(new Document[0]), run);
      }
      int matched = run.matches.size() - from;
      run.cpuRate = Math.max(run.cpuRate, matched * 1e9 / (cpuTime() - cpu));
      run.wallRate = Math.max(run.wallRate, matched * 1e9 / (System.nanoTime() - wall));
    }
    return run;
  }

  /** Nanoseconds of this thread and of collecting garbage; compiling, which ends some time, does not count. */
  private static long cpuTime() {
    long collecting = 0;
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans())
      collecting += collector.getCollectionTime() * 1_000_000;
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() + collecting;
  }

  private static void match(Monitor monitor, Document[] articles, Run run) throws IOException {
    MultiMatchingQueries<QueryMatch> found = monitor.match(articles, QueryMatch.SIMPLE_MATCHER);
    run.queriesRun += found.getQueriesRun();
    for (int article = 0; article < articles.length; article += 1) {
      List<String> ids = new ArrayList<>();
      for (QueryMatch match : found.getMatches(article)) ids.add(match.getQueryId());
      run.matches.add(ids);
    }
  }

  private static void register(Monitor monitor, List<String> trees) throws IOException {
    WatchReader reader = new WatchReader(analyzer);
    List<MonitorQuery> queries = new ArrayList<>();
    for (int watch = 0; watch < trees.size(); watch += 1) {
      queries.add(new MonitorQuery("w" + watch, reader.read(trees.get(watch))));
      if (queries.size() < 5_000 && watch < trees.size() - 1) continue;
      monitor.register(queries);
      queries.clear();
    }
  }

  private static Presearcher presearcher(String name, List<String> sample) throws IOException {
    switch (name) {
      case "term":
        return new TermFilteredPresearcher();
      case "weighted":
        return new TermFilteredPresearcher(byFrequency(sample), List.of(), Set.of());
      case "multipass":
        return new MultipassTermFilteredPresearcher(2);
      default:
        return new MultipassTermFilteredPresearcher(2, 0f, byFrequency(sample), List.of(), Set.of());
    }
  }

  /** Rare terms weigh more. */
  private static TermWeightor byFrequency(List<String> sample) throws IOException {
    Map<String, Integer> frequencies = new HashMap<>();
    for (String line : sample) for (String stem : analyzer.stems(line)) frequencies.merge(stem, 1, Integer::sum);
    return TermWeightor.termFreqWeightor(frequencies, 100, 0.1);
  }

  private static Document article(String line) {
    String[] parts = line.split("\t");
    Document document = new Document();
    document.add(new TextField(WatchReader.FIELD, parts[0], Field.Store.NO));
    String text = String.join("\n\n", List.of(parts).subList(1, parts.length));
    document.add(new TextField(WatchReader.FIELD, text, Field.Store.NO));
    return document;
  }

  private static List<String> lines(String path, int count) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of(path), StandardCharsets.UTF_8)) {
      return lines.limit(count).toList();
    }
  }

  private static void write(String path, List<List<String>> matches) throws IOException {
    try (PrintWriter lines = new PrintWriter(path, StandardCharsets.UTF_8)) {
      for (List<String> ids : matches) lines.print(String.join(" ", ids) + "\n");
    }
  }
}
