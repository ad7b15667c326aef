import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the stem of each line of one file into the same line of another. Arguments: words, stems. */
final class Stems {
  public static void main(String[] paths) throws IOException {
    RussianText analyzer = new RussianText();
    try (BufferedReader words = Files.newBufferedReader(Path.of(paths[0]), StandardCharsets.UTF_8);
        PrintWriter stems = new PrintWriter(paths[1], StandardCharsets.UTF_8)) {
      for (String word = words.readLine(); word != null; word = words.readLine())
        stems.print(String.join(" ", analyzer.stems(word)) + "\n");
    }
  }
}
