package io.spectracast.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TaskQueueTest {

  @Test
  void runsTasksInOrderOnAThreadOfItsOwn() throws IOException {
    TaskQueue queue = TaskQueue.onItsOwnThread("test");
    List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 100; i++) {
      int number = i;
      queue.submit(() -> seen.add(number));
    }
    queue.finish();

    assertThat(seen).isEqualTo(IntStream.range(0, 100).boxed().toList());
  }

  @Test
  void aFailureSkipsWhatFollowsAndReachesTheCaller() {
    TaskQueue queue = TaskQueue.onItsOwnThread("test");
    List<String> seen = Collections.synchronizedList(new ArrayList<>());

    assertThatThrownBy(
            () -> {
              queue.submit(
                  () -> {
                    throw new IOException("disk full");
                  });
              queue.submit(() -> seen.add("after"));
              queue.finish();
            })
        .isInstanceOf(IOException.class)
        .hasMessage("disk full");
    assertThat(seen).isEmpty();
  }

  @Test
  void onTheCallersThreadAFailureComesAtOnce() {
    assertThatThrownBy(
            () ->
                TaskQueue.onTheCallersThread()
                    .submit(
                        () -> {
                          throw new IOException("disk full");
                        }))
        .isInstanceOf(IOException.class)
        .hasMessage("disk full");
  }
}
