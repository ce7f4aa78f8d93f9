import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The JVM's peer of C1: a thousand rows of sixteen columns out of the same file, column by column. */
public final class Rows {
    /** So many readings, and the virtual machine is warm. */
    private static final int WARM = 200;
    private static final int ROUNDS = 31;

    private record Row(String[] texts, long at, long points, long fine) {}

    /** The file, and our microseconds: the head's records, its drawn screen, the whole list. */
    public static void main(String[] args) throws Exception {
        double head = Double.parseDouble(args[1]);
        double drawn = Double.parseDouble(args[2]);
        double whole = Double.parseDouble(args[3]);
        try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + args[0]);
                PreparedStatement read = db.prepareStatement("SELECT * FROM violation")) {
            for (int i = 0; i < WARM; i++) {
                if (all(read).size() != 1000) throw new IllegalStateException("not a thousand rows");
            }
            double[] times = new double[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                long begun = System.nanoTime();
                all(read);
                times[i] = (System.nanoTime() - begun) / 1000.0;
            }
            Arrays.sort(times);
            double median = times[ROUNDS / 2];
            System.out.printf(
                "figure C1, 1,000 cached rows: xerial sqlite-jdbc by column %.0f µs; ours in Rust, first"
                    + " screen's records %.0f µs: 1/%.0f (goal ≤ 1/40); drawn too %.0f µs: 1/%.1f;"
                    + " all thousand records %.0f µs: 1/%.1f%n",
                median, head, median / head, drawn, median / drawn, whole, median / whole);
        }
    }

    private static List<Row> all(PreparedStatement read) throws Exception {
        int[] texts = {1, 2, 3, 4, 6, 7, 8, 9, 12, 13, 14, 15, 16};
        List<Row> all = new ArrayList<>();
        try (ResultSet rows = read.executeQuery()) {
            while (rows.next()) {
                String[] text = new String[texts.length];
                for (int i = 0; i < texts.length; i++) text[i] = rows.getString(texts[i]);
                all.add(new Row(text, rows.getLong(5), rows.getLong(10), rows.getLong(11)));
            }
        }
        return all;
    }
}
