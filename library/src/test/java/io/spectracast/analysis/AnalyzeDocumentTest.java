package io.spectracast.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.checkpoint.SafetensorsWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles and runs the example of docs/analyze.md. */
class AnalyzeDocumentTest {

  @TempDir Path directory;

  @Test
  void theExamplePrintsWhatIsSaidOfEveryLayer() throws Exception {
    Path model = directory.resolve("model.safetensors");
    new SafetensorsWriter()
        .doubles("spiked", Planted.spiked(90, 60, 1, 3, 3, 5, 1).values(), 90, 60)
        .floats("dead", new float[300], 20, 15)
        .write(model);
    Path source = directory.resolve("Example.java");
    Files.writeString(source, program(model));
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-cp", System.getProperty("java.class.path"), source.toString());
    assertThat(status).isZero();

    assertThat(output())
        .contains("spiked", "dead", "  ! all entries are 0")
        .anyMatch(line -> line.startsWith("  3 spikes above the Tracy–Widom 99.0 % edge"))
        .anyMatch(line -> line.contains("noise of this shape (p "));
  }

  private static String program(Path model) throws IOException {
    String text = Files.readString(Path.of("..", "docs", "analyze.md"));
    int start = text.indexOf("```java") + "```java".length();
    String example = text.substring(start, text.indexOf("```", start));
    return "import io.spectracast.analysis.*; import io.spectracast.checkpoint.*;"
        + "import java.nio.file.Path;"
        + "public class Example { public static void main(String[] none) throws Exception {"
        + example.replace("model.safetensors", model.toString().replace("\\", "\\\\"))
        + "}}";
  }

  private String[] output() throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try (URLClassLoader loader = new URLClassLoader(new URL[] {directory.toUri().toURL()})) {
      loader
          .loadClass("Example")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8).split("\\R");
  }
}
