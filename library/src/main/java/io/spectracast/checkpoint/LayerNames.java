package io.spectracast.checkpoint;

import java.util.regex.Pattern;

/** What the names that frameworks and model families give to tensors say about them. */
final class LayerNames {

  private static final Pattern EMBEDDING =
      pattern("embed|token_embd|position_embd|(^|[./])wte([./]|$)|(^|[./])wpe([./]|$)");
  private static final Pattern TRANSPOSED =
      pattern("transpose|deconv|upconv|up_conv|convtr|conv_t([./_]|$)|convt\\d*([./_]|$)");
  private static final Pattern DEPTHWISE = pattern("depthwise");
  private static final Pattern EXPERTS = pattern("expert|_exps([./]|$)");
  private static final Pattern RECURRENT =
      pattern(
          "weight_(ih|hh)(_l\\d+)?(_reverse)?$|(lstm|gru|rnn)[^.]*/(recurrent_)?kernel(:0)?$|basic_lstm[^.]*/weights$");
  private static final Pattern FUSED =
      pattern("in_proj_weight$|query_key_value|(^|[./_])w?qkv([./_]|$)|c_attn([./]|$)");
  private static final Pattern INTERLEAVED = pattern("query_key_value");
  private static final Pattern QUERY =
      pattern("(^|[./_])(q_proj|query|wq|attn_q|to_q|q_lin)([./]|$)");
  private static final Pattern KEY_OR_VALUE =
      pattern(
          "(^|[./_])(k_proj|v_proj|key|value|wk|wv|attn_k|attn_v|to_k|to_v|k_lin|v_lin)([./]|$)");
  private static final Pattern OUTPUT =
      pattern("(^|[./_])(o_proj|wo|attn_output|to_out|out_lin)([./]|$)|attn?[^/]*[./]out_proj");

  private LayerNames() {}

  static boolean embedding(String name) {
    return EMBEDDING.matcher(name).find();
  }

  static boolean transposed(String name) {
    return TRANSPOSED.matcher(name).find();
  }

  static boolean depthwise(String name) {
    return DEPTHWISE.matcher(name).find();
  }

  static boolean experts(String name) {
    return EXPERTS.matcher(name).find();
  }

  static boolean recurrent(String name) {
    return RECURRENT.matcher(name).find();
  }

  /** Query, key and value in one projection. */
  static boolean fused(String name) {
    return FUSED.matcher(name).find();
  }

  /** Fused with query, key and value next to each other within each head (GPT-NeoX, BLOOM). */
  static boolean interleaved(String name) {
    return INTERLEAVED.matcher(name).find();
  }

  static boolean query(String name) {
    return QUERY.matcher(name).find();
  }

  static boolean keyOrValue(String name) {
    return KEY_OR_VALUE.matcher(name).find();
  }

  /** The projection behind the heads. */
  static boolean output(String name) {
    return OUTPUT.matcher(name).find();
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }
}
