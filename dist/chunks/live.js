import "./io.js";
import "./server.js";
import "./system-servers.js";

export {  };