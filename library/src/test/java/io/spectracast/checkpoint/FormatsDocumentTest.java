package io.spectracast.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Compiles and runs the example of docs/formats.md. */
class FormatsDocumentTest {

  @TempDir Path directory;

  @Test
  void theExamplePrintsEveryMatrixOfAModel() throws Exception {
    Path source = directory.resolve("Example.java");
    Files.writeString(source, program());
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-cp", System.getProperty("java.class.path"), source.toString());
    assertThat(status).isZero();

    assertThat(output())
        .containsExactly(
            "embed.weight 4 × 3 (entry; vector)",
            "view.weight 3 × 2 (out; in)",
            "turned.weight 3 × 4 (out; in)");
  }

  private static String program() throws IOException {
    String text = Files.readString(Path.of("..", "docs", "formats.md"));
    int start = text.indexOf("```java") + "```java".length();
    String example = text.substring(start, text.indexOf("```", start));
    String file = Fixtures.file("torch.pt").toString().replace("\\", "\\\\");
    return "import io.spectracast.checkpoint.*; import java.nio.file.Path;"
        + "public class Example { public static void main(String[] none) throws Exception {"
        + example.replace("resnet20.th", file)
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
