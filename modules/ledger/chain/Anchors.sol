// SPDX-License-Identifier: EUPL-1.2
pragma solidity 0.8.37;

/// Keeps one root for each hour. Only who deployed it may add, only forwards, and nothing is ever changed.
contract Anchors {
    address public immutable keeper = msg.sender;
    uint64 public last;
    mapping(uint64 => bytes32) public rootOf;

    event Anchored(uint64 indexed epoch, bytes32 root);

    function anchor(uint64 epoch, bytes32 root) external {
        require(msg.sender == keeper, "not the keeper");
        require(epoch > last, "not forwards");
        last = epoch;
        rootOf[epoch] = root;
        emit Anchored(epoch, root);
    }
}
