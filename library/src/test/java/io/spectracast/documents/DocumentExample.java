package io.spectracast.documents;

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

/** The first Java example of a page in docs, compiled and run. */
public final class DocumentExample {

  private DocumentExample() {}

  /**
   * The lines that the example prints.
   *
   * @param folder for source and class
   * @param page its file name
   * @param named the file that the example opens
   * @param file what to open instead
   */
  public static String[] output(Path folder, String page, String named, Path file)
      throws Exception {
    Path source = folder.resolve("Example.java");
    Files.writeString(source, program(page, named, file));
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-cp", System.getProperty("java.class.path"), source.toString());
    assertThat(status).isZero();
    return output(folder);
  }

  private static String program(String page, String named, Path file) throws IOException {
    String text = Files.readString(Path.of("..", "docs", page));
    int start = text.indexOf("```java") + "```java".length();
    String example = text.substring(start, text.indexOf("```", start));
    return "import io.spectracast.analysis.*; import io.spectracast.checkpoint.*;"
        + "import java.nio.file.Path;"
        + "public class Example { public static void main(String[] none) throws Exception {"
        + example.replace(named, file.toString().replace("\\", "\\\\"))
        + "}}";
  }

  private static String[] output(Path folder) throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
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
