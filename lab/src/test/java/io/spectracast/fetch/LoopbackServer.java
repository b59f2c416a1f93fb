package io.spectracast.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Serves one content with byte ranges at {@code /set.bin}, and misbehaves as it is told. */
final class LoopbackServer implements AutoCloseable {

  private final byte[] content;
  private final HttpServer server;
  private final List<String> ranges = new CopyOnWriteArrayList<>();
  private final AtomicLong sent = new AtomicLong();
  private volatile int cutAfter = Integer.MAX_VALUE; // bytes of one answer
  private volatile int cutAt = Integer.MAX_VALUE; // position in the content
  private volatile boolean rangesIgnored;
  private volatile boolean rangesRefused;
  private volatile boolean lengthHidden;
  private volatile int shift;
  private volatile int failures;
  private volatile int failure;

  LoopbackServer(byte[] content) throws IOException {
    this.content = content;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/set.bin", this::answer);
    server.createContext("/moved", this::redirect);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:%d/set.bin".formatted(server.getAddress().getPort()));
  }

  /** The Range field of each request so far, empty where there was none. */
  List<String> ranges() {
    return ranges;
  }

  /** Bytes of the content sent so far. */
  long sent() {
    return sent.get();
  }

  void cutAfter(int bytes) {
    cutAfter = bytes;
  }

  void cutAt(int position) {
    cutAt = position;
  }

  void ignoreRanges() {
    rangesIgnored = true;
  }

  void refuseRanges() {
    rangesRefused = true;
  }

  void hideLength() {
    lengthHidden = true;
  }

  void shiftRanges() {
    shift = 1;
  }

  void failFirst(int requests, int status) {
    failures = requests;
    failure = status;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    ranges.add(range == null ? "" : range);
    try {
      if (ranges.size() <= failures) {
        exchange.sendResponseHeaders(failure, -1);
      } else if (range != null && rangesRefused) {
        exchange.sendResponseHeaders(416, -1);
      } else if (range != null && !rangesIgnored) {
        int first = Integer.parseInt(range.substring(6, range.length() - 1)) + shift;
        String field = "bytes %d-%d/%d".formatted(first, content.length - 1, content.length);
        exchange.getResponseHeaders().set("Content-Range", field);
        send(exchange, 206, first);
      } else {
        send(exchange, 200, 0);
      }
    } finally {
      exchange.close(); // cuts the connection where less was sent than announced
    }
  }

  private void send(HttpExchange exchange, int status, int first) throws IOException {
    int length = content.length - first;
    exchange.sendResponseHeaders(status, lengthHidden ? 0 : length); // 0: in chunks
    int count = Math.max(0, Math.min(length, Math.min(cutAfter, cutAt - first)));
    sent.addAndGet(count); // first: the client may be done before the write returns
    exchange.getResponseBody().write(content, first, count);
    exchange.getResponseBody().flush();
  }

  private void redirect(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Location", address().toString());
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
