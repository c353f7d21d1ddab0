package dev.gangway.runner;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Runs a verb, and after a line on standard input prints everything that management consoles can read. */
final class RunnerWithMBeans {
    private RunnerWithMBeans() {}

    public static void main(String[] arguments) throws Exception {
        var out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true);
        var err = new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true);
        var runner = new Thread(() -> GangwayCommand.execute(out, err, arguments), "runner");
        runner.start();
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName routes = new ObjectName("org.apache.camel:type=routes,*");
        while (server.queryNames(routes, null).size() < 10) {
            Thread.onSpinWait();
            Thread.sleep(100);
        }
        for (ObjectName name : server.queryNames(null, null)) {
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                out.println("MBEAN " + name + " " + attribute.getName() + " " + value(server, name, attribute));
            }
        }
        out.println("MBEANS DONE");
        runner.join();
    }

    private static String value(MBeanServer server, ObjectName name, MBeanAttributeInfo attribute) {
        try {
            Object value = attribute.isReadable() ? server.getAttribute(name, attribute.getName()) : "";
            return value instanceof Object[] values ? Arrays.deepToString(values) : String.valueOf(value);
        } catch (JMException | RuntimeException e) {
            return e.toString();
        }
    }
}
