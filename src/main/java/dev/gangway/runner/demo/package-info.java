/** The story that the demo tells: who asks to come on board, what the salesperson does with them, and how it must end. */
package dev.gangway.runner.demo;
